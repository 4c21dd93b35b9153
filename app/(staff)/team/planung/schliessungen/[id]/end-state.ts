import type { StaffFormState } from "#components/staff-form-state.ts";
import type { ImpactView } from "../../impact-fields.ts";

export interface EndState extends StaffFormState {
	/** Null: not asked for yet. */
	impact: ImpactView | null;
	/** The fields for which the impact was worked out. */
	looked: string;
}

/** Hidden field that says so. */
export const LOOKED = "angesehen";
