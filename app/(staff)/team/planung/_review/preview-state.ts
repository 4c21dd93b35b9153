import type { ReviewState } from "#components/form/form-state.ts";
import type { ImpactView } from "./impact-fields.ts";

/** What a form shows that saves a change of plan: whom it concerns, once that is known. */
export interface PreviewState extends ReviewState<ImpactView> {
	/** The fields for which it was worked out, where others would be another change (LOOKED). */
	looked?: string;
}
