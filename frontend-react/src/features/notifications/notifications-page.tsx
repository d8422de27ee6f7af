/** The page at `/notifications`. */
export default function NotificationsPage() {
  return <title>Notifications · Cruddur</title>;
}
