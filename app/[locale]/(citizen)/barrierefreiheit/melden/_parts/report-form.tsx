"use client";

import { useActionState } from "react";
import { NoScripts, PageFrame } from "#components/page/page.tsx";
import { TabTitle } from "#components/page/tab-title.tsx";
import { CheckTick } from "#components/ui/check-group.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { reportAction } from "../actions.ts";
import { FormEnd, FormTop, inOrder } from "./form-parts.tsx";
import type { ReportState } from "./report-state.ts";
import type { ReportTexts } from "./texts.ts";

const FIELDS = ["text", "page", "when", "email"] as const;

/**
 * Something on a page that cannot be used, or that went wrong. A client component only because `useActionState` is what
 * hands a form's answer to its page; its script is never sent (NoScripts).
 */
export function ReportForm({
	initial,
	texts,
}: {
	initial: ReportState;
	texts: ReportTexts;
}) {
	const [{ values, errors, notice }, action] = useActionState(
		reportAction,
		initial,
	);
	const common = (name: (typeof FIELDS)[number]) => {
		const code = errors[name];
		return {
			name,
			...texts.fields[name],
			value: values[name],
			error: code ? texts.errors[code] : undefined,
		};
	};
	return (
		<TabTitle title={texts.title}>
			<PageFrame>
				<NoScripts />
				<FormTop
					texts={texts}
					problems={inOrder(FIELDS, errors, texts.errors)}
					notice={notice && { kind: "warning", ...texts.notices[notice] }}
				/>
				<form action={action} noValidate className="flex flex-col gap-32">
					<input type="hidden" name="art" value={texts.type} />
					<TextArea {...common("text")} />
					<Field {...common("page")} optional={texts.optional} />
					<Field
						{...common("when")}
						type="datetime-local"
						optional={texts.optional}
					/>
					<Field
						{...common("email")}
						type="email"
						inputMode="email"
						autoComplete="email"
						optional={texts.optional}
					/>
					<CheckTick
						id="news"
						name="news"
						label={texts.news}
						checked={values.news !== ""}
					/>
					<FormEnd texts={texts} />
				</form>
			</PageFrame>
		</TabTitle>
	);
}
