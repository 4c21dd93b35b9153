import { FormNotice } from "#components/form/form-notice.tsx";
import type { Notice } from "#components/form/form-state.ts";
import { ErrorSummary, type Problem } from "#components/ui/error-summary.tsx";

/** What stands above a form: what is wrong with it, and what became of it. The first of them has the focus. */
export function FormTop({
	problems,
	errorSummary,
	notice,
	role = "alert",
}: {
	/** In the order of the fields. */
	problems: readonly Problem[];
	/** The words above them. */
	errorSummary: string;
	notice: Notice | null;
	role?: "alert" | "status";
}) {
	return (
		<>
			{problems.length > 0 ? (
				<ErrorSummary title={errorSummary} problems={problems} />
			) : null}
			<FormNotice
				notice={notice}
				role={role}
				autoFocus={problems.length === 0}
			/>
		</>
	);
}
