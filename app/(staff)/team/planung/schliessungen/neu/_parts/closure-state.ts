import type { ImpactView } from "#app/(staff)/team/planung/_review/impact-fields.ts";
import type { StaffFormState } from "#components/staff/staff-form-state.ts";

/** What the form shows: as typed, what is wrong with it, and whom it concerns once that is known. */
export interface ClosureFormState extends StaffFormState {
	impact: ImpactView | null;
}

export const FIELDS = {
	scope: "bereich",
	desk: "platz",
	services: "dienste",
	from: "von",
	until: "bis",
	fromTime: "ab",
	untilTime: "bis-uhrzeit",
	repeat: "wiederholung",
	repeatUntil: "wiederholen-bis",
	reason: "grund",
	reasonEn: "grund-en",
} as const;
