import type { Notice } from "#components/staff/staff-form-state.ts";

/** What the list shows above itself, and what was ticked. */
export interface BulkState {
	notice: Notice | null;
	/** `number.version` */
	picked: readonly string[];
	/** `status:done`, `assignee:…`, `topic:3` */
	step: string;
}
