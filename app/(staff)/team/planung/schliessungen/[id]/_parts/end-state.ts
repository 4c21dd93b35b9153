import type { ImpactView } from "#app/(staff)/team/planung/_review/impact-fields.ts";
import type { StaffFormState } from "#components/staff/staff-form-state.ts";

export interface EndState extends StaffFormState {
	/** Null: not asked for yet. */
	impact: ImpactView | null;
	/** The fields for which the impact was worked out. */
	looked: string;
}

/** Hidden field that says so. */
export const LOOKED = "angesehen";
