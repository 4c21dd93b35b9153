import type { ReportRefusal } from "#lib/feedback/commands/send-report.ts";
import type {
	Report,
	ReportProblem,
	TypedReport,
} from "#lib/feedback/feedback.ts";

/** "trap": the field that only programs fill in was filled in. */
export type ReportNotice = ReportRefusal | "trap";

/** Everything the form shows. */
export interface ReportState {
	values: TypedReport;
	errors: Partial<Record<keyof Report, ReportProblem>>;
	notice: ReportNotice | null;
}

/** Hidden from people; see actions.ts. */
export const TRAP = "website";
