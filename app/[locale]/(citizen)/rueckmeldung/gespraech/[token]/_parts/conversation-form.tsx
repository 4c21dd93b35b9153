"use client";

import { useActionState } from "react";
import {
	FormEnd,
	FormTop,
} from "#app/[locale]/(citizen)/barrierefreiheit/melden/_parts/form-parts.tsx";
import { NoScripts, PageFrame } from "#components/page/page.tsx";
import { TabTitle } from "#components/page/tab-title.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { continueAction } from "../actions.ts";
import type { ConversationState } from "./conversation-state.ts";
import type { ConversationTexts } from "./texts.ts";

/**
 * A client component only because `useActionState` is what hands a form's answer to its page; its script is never sent
 * (NoScripts).
 */
export function ConversationForm({
	token,
	initial,
	texts,
}: {
	token: string;
	initial: ConversationState;
	texts: ConversationTexts;
}) {
	const [{ text, error, notice, key }, action] = useActionState(
		continueAction,
		initial,
	);
	const inWords = error ? texts.errors[error] : undefined;
	return (
		<TabTitle title={texts.title}>
			<PageFrame>
				<NoScripts />
				<FormTop
					texts={texts}
					problems={inWords ? [{ href: "#nachricht", text: inWords }] : []}
					notice={notice && { kind: "warning", ...texts.notices[notice] }}
				/>
				<form action={action} noValidate className="flex flex-col gap-32">
					<input type="hidden" name="key" value={key} />
					<input type="hidden" name="gespraech" value={token} />
					<TextArea
						name="nachricht"
						label={texts.label}
						hint={texts.hint}
						value={text}
						error={inWords}
					/>
					<FormEnd texts={texts} />
				</form>
			</PageFrame>
		</TabTitle>
	);
}
