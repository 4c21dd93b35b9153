import type { SaveImportRefusal } from "#lib/catalog/import/commands/save-import.ts";
import { formAnswer } from "#lib/runtime/form-answer.ts";
import type { Sent } from "#lib/sent.ts";

/** The comparison as it was sent, and why nothing of it was saved. */
interface CompareState {
	sent: Sent;
	refusal: "date-invalid" | Exclude<SaveImportRefusal, "unknown-import">;
}

export const compareAnswer = formAnswer<CompareState>("import");
