/** Where a picture is served from; absent where there is none. */
export function imagePath(uuid: string | null): string | undefined {
  return uuid === null ? undefined : `/api/images/${uuid}`;
}
