import type { FormState } from "#components/form/form-state.ts";
import type { Kept } from "#components/form/kept.tsx";
import { newerIn } from "#components/form/newer.ts";
import { TabSays } from "#components/page/tab-title.tsx";
import type { Sent } from "#lib/sent.ts";
import { Pressing } from "../_visit/pressing.tsx";
import { CompactField, type CompactSpec } from "./compact-field.tsx";

/** A form that stands among others on a clerk's page: what went wrong, a few fields, one button. */
export function CompactForm({
	action,
	state,
	kept,
	hidden,
	fields,
	sent,
	idOf,
	button,
	isDangerous = false,
	className = "",
}: {
	action: (form: FormData) => void;
	state: FormState;
	kept: Kept | null;
	hidden: Readonly<Record<string, Sent[string] | number>>;
	fields: readonly CompactSpec[];
	/** As the fields are before anything is typed. */
	sent: Sent;
	idOf: (name: string) => string;
	button: string;
	isDangerous?: boolean;
	className?: string;
}) {
	const problem = problemOf(state);
	const errorId = idOf("fehler");
	const words = state.outdated?.words;
	return (
		<form action={action} className={`flex flex-col gap-8 ${className}`}>
			{Object.entries(hidden).map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
			<KeptLine kept={kept} />
			<Problem id={errorId} text={problem} />
			{fields.map((field) => (
				<CompactField
					key={field.name}
					field={field}
					id={idOf(field.name)}
					sent={{ ...sent, ...state.sent }}
					describedBy={problem ? errorId : undefined}
					isWrong={field.name in state.errors}
					newer={
						words ? newerIn(field, state.sent, { saved: sent, words }) : null
					}
				/>
			))}
			<Pressing
				className={`team-button self-start ${isDangerous ? "team-danger" : ""}`}
			>
				{button}
			</Pressing>
		</form>
	);
}

/** All that is wrong is one sentence here. */
export function problemOf({ errors, notice }: FormState): string {
	return notice?.title ?? Object.values(errors)[0] ?? "";
}

export function Problem({ id, text }: { id?: string; text: string }) {
	return text ? (
		<p role="alert" id={id} className="team-error">
			<TabSays />
			{text}
		</p>
	) : null;
}

/** Says that what was typed before signing in again is still there. */
export function KeptLine({ kept }: { kept: Kept | null }) {
	return kept ? (
		<p role="status">
			{kept.title}. {kept.text}
		</p>
	) : null;
}
