import type { ReactNode } from "react";
import type { Notice } from "#components/form/form-state.ts";
import { FormTop } from "#components/form/form-top.tsx";
import { NoScripts, PageFrame } from "#components/page/page.tsx";
import { TabTitle } from "#components/page/tab-title.tsx";
import { saidBy } from "#components/ui/alert.tsx";
import type { Problem } from "#components/ui/error-summary.tsx";
import { PageHeading } from "#components/ui/heading.tsx";

/** A citizen's page around a form: what is wrong with it stands above the heading. No script is sent (NoScripts). */
export function FormFrame({
	title,
	step,
	picture,
	lead,
	problems,
	errorSummary,
	notice,
	question,
	isAnswer = false,
	aside,
	still = false,
	children,
}: {
	title: string;
	step?: string;
	/** In Leichte Sprache, above the h1 (EasyPicture). */
	picture?: ReactNode;
	lead: ReactNode;
	/** In the order of the fields. */
	problems: readonly Problem[];
	errorSummary: string;
	notice: Notice | null;
	/** Something that is asked before the form goes on, between the notice and the heading. */
	question?: ReactNode;
	/** The heading is what has changed, and takes the focus. */
	isAnswer?: boolean;
	aside?: ReactNode;
	/** Nothing in it waits for anything or moves (PageFrame). */
	still?: boolean;
	children: ReactNode;
}) {
	const role = notice?.kind === "success" ? "status" : "alert";
	const says =
		problems.length > 0
			? saidBy({ kind: "danger", title: errorSummary, role: "alert" })
			: notice && saidBy({ ...notice, role });
	return (
		<TabTitle title={title}>
			<NoScripts />
			{still ? says : null}
			<PageFrame aside={aside} still={still}>
				<div className="flex flex-col gap-24">
					<FormTop
						problems={problems}
						errorSummary={errorSummary}
						notice={notice}
						role={role}
					/>
					{question}
					<PageHeading
						title={title}
						step={step}
						picture={picture}
						isAnswer={isAnswer}
					>
						{lead}
					</PageHeading>
				</div>
				{children}
			</PageFrame>
		</TabTitle>
	);
}
