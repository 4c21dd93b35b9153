import { PinEntryPage } from "#components/pin-entry/pin-entry-page.tsx";
import { openByPinAction } from "./actions.ts";

/** For whoever has no link to their appointment: Terminnummer and PIN. */
export default function EntryPage() {
	return <PinEntryPage about="manage.entry" action={openByPinAction} />;
}
