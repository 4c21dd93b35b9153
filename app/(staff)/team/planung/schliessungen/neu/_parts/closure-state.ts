import type { ImpactView } from "#app/(staff)/team/planung/_review/impact-fields.ts";
import type { FormState } from "#components/form/form-state.ts";

/** What the form shows: as typed, what is wrong with it, and whom it concerns once that is known. */
export interface ClosureFormState extends FormState {
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
