import { PageNotFound } from "#components/page-not-found.tsx";

export default function NotFound() {
	return <PageNotFound />;
}
