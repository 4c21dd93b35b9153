import { EntryForm } from "./entry-form.tsx";
import { entryTexts } from "./texts.ts";

/** For whoever has no link: Terminnummer and PIN. */
export default async function EntryPage() {
	return <EntryForm texts={await entryTexts()} />;
}
