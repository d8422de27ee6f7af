import type { RequestHandler } from 'express';
import winston from 'winston';
import WinstonCloudWatch from 'winston-cloudwatch';

const cloudWatch = new WinstonCloudWatch({
  logGroupName: 'cruddur',
  logStreamName: `stock-${process.pid}`,
  retentionInDays: 7,
  awsRegion: process.env.AWS_DEFAULT_REGION ?? 'us-east-1',
  jsonMessage: true,
});

const logger = winston.createLogger({
  format: winston.format.combine(winston.format.timestamp(), winston.format.json()),
  transports: [new winston.transports.Console(), cloudWatch],
});

/** One line for each request, when it is over. */
export const logRequests: RequestHandler = (request, response, next) => {
  const start = performance.now();
  response.on('finish', () => {
    const { method, path, ip, protocol } = request;
    logger.info(`${method} ${path} ${response.statusCode}`, {
      address: ip,
      method,
      scheme: protocol,
      path,
      status: response.statusCode,
      duration_ms: performance.now() - start,
    });
  });
  next();
};

export function flushLogs(): Promise<void> {
  return new Promise((resolve) => cloudWatch.kthxbye(() => resolve()));
}
