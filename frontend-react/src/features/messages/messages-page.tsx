/** The page at `/messages`. */
export default function MessagesPage() {
  return <title>Messages · Cruddur</title>;
}
