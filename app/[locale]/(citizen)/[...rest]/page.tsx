import { notFound } from "next/navigation";

/** Every address nobody else answers, so that "not found" comes in the page's language and look. */
export default function UnknownPage() {
	notFound();
}
