import type { StaffFormState } from "#components/staff/staff-form-state.ts";
import type { ImpactView } from "./impact-fields.ts";

/** What a form shows that saves a change of plan: as typed, what is wrong, and whom it concerns once that is known. */
export interface PreviewState extends StaffFormState {
	/** Null: not asked for yet. */
	impact: ImpactView | null;
	/** The fields for which it was worked out, where others would be another change (LOOKED). */
	looked?: string;
}
