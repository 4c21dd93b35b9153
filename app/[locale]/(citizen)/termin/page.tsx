import { EntryForm } from "./_parts/entry-form.tsx";
import { entryTexts } from "./_parts/texts.ts";

/** For whoever has no link: Terminnummer and PIN. */
export default async function EntryPage() {
	return <EntryForm texts={await entryTexts()} />;
}
