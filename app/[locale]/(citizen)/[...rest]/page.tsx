import { PageNotFound } from "#components/page/page-not-found.tsx";

/** Every address nobody else answers, so that "not found" comes in the page's language and look. */
export default function UnknownPage() {
	return <PageNotFound />;
}
