import { FormField } from "#components/form/form-field.tsx";
import { ActionBar } from "#components/ui/action-bar.tsx";
import { Button } from "#components/ui/button.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Stack } from "#components/ui/stack.tsx";
import type { Details } from "#lib/booking/rules/schema.ts";
import type { PartProps } from "./booking-state.ts";
import { ChangeButton } from "./change-button.tsx";

/** In every language from left to right: from right to left the first digits of a number would come last. */
const RUNS_AS_DIGITS: ReadonlySet<keyof Details> = new Set(["email", "phone"]);

/** Everything that will be booked, each with a way to change it. */
export function CheckPart({ state, texts }: PartProps) {
	const { held, chosen, forWhom, sent, sameContact } = state;
	const change = (
		intent: "edit" | "times" | "stations" | "services" | "minor",
		about: string,
	) => <ChangeButton intent={intent} text={texts.change} about={about} />;
	const typed = (name: keyof Details, term = texts.fields[name].label) => ({
		term,
		value: sent[name].trim() ? (
			<bdi dir={RUNS_AS_DIGITS.has(name) ? "ltr" : undefined}>
				{sent[name].trim()}
			</bdi>
		) : (
			texts.none
		),
		change: change("edit", term),
	});
	const isSame = sent.contact === "same" && sameContact !== null;
	const hasEmail = isSame ? sameContact.hasEmail : sent.email.trim() !== "";
	const contact = isSame
		? [
				{
					term: texts.contact,
					value: sameContact.label,
					change: change("edit", texts.contact),
				},
			]
		: [
				...(sent.forOther ? [typed("bookedBy", texts.bookedBy)] : []),
				...(sent.forOther && sent.helper.trim()
					? [
							{
								term: texts.fields.helper.label,
								value: sent.helper.trim(),
								change: change("edit", texts.fields.helper.label),
							},
						]
					: []),
				typed("email"),
				typed("phone"),
			];
	return (
		<Stack gap={32}>
			<Facts
				facts={[
					{
						term: texts.services,
						value: (
							<ul className="flex flex-col gap-8">
								{chosen.lines.map(({ text, lang }) => (
									<li key={text} lang={lang}>
										{text}
									</li>
								))}
							</ul>
						),
						change: state.isInvited ? null : change("services", texts.services),
					},
					...(forWhom
						? [
								{
									term: texts.minor.term,
									value: forWhom.words,
									change: change("minor", texts.minor.term),
								},
							]
						: []),
					{
						term: texts.station,
						value: (
							<address className="not-italic">
								<span lang={held.station.lang}>{held.station.name}</span>
								{held.station.address.map((line) => (
									<span key={line} lang="de" className="block">
										{line}
									</span>
								))}
							</address>
						),
						change: change("stations", texts.station),
					},
					{
						term: texts.when,
						value: (
							<>
								<strong className="font-bold">{held.moment}</strong>
								<br />
								{chosen.duration}
							</>
						),
						change: change("times", texts.when),
					},
					...(state.kinds.length > 1
						? [
								{
									term: texts.kind.term,
									value: texts.kind.names[state.kind],
									change: change("edit", texts.kind.term),
								},
							]
						: []),
					typed("name"),
					...contact,
					...(sent.showsLanguage && texts.fields.showsLanguage
						? [
								{
									term: texts.language,
									value: texts.fields.showsLanguage.label,
									change: change("edit", texts.language),
								},
							]
						: []),
				]}
			/>
			<p>{hasEmail ? texts.withEmail : texts.noEmail}</p>
			{hasEmail ? (
				<div className="flex flex-col gap-4">
					<FormField field={texts.fields.mayAsk} state={state} />
					<p className="ps-48 text-muted">{texts.mayAskHint}</p>
				</div>
			) : null}
			<ActionBar>
				<Button name="intent" value="confirm" className="w-full sm:w-auto">
					{texts.confirm}
				</Button>
			</ActionBar>
		</Stack>
	);
}
