/** The page at `/search`. */
export default function SearchPage() {
  return <title>Search · Cruddur</title>;
}
