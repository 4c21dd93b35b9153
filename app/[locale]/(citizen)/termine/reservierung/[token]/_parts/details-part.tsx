import type { ReactNode } from "react";
import { TakeEmail } from "#components/contact/email-slip.tsx";
import { FormField } from "#components/form/form-field.tsx";
import { isTicked } from "#components/form/form-state.ts";
import { ActionBar } from "#components/ui/action-bar.tsx";
import { Button } from "#components/ui/button.tsx";
import { Reveal } from "#components/ui/reveal.tsx";
import { Stack } from "#components/ui/stack.tsx";
import { isRemote, type Kind } from "#lib/catalog/rules/kind.ts";
import type { PartProps } from "./booking-state.ts";

/** The name, for whom it is booked, and two ways to be reached that nobody has to give. */
export function DetailsPart({ state, texts, form }: PartProps) {
	const { fields } = texts;
	const contact = (
		<Stack gap={32}>
			<Reveal
				type="checkbox"
				name="forOther"
				value="1"
				label={texts.forOther}
				isChosen={isTicked(state.sent, "forOther")}
			>
				<p>
					{state.kinds.some(isRemote)
						? texts.kind.forOther
						: texts.forOtherText}{" "}
					{state.chosen.inPerson ? texts.comesInPerson : texts.mayBeRepresented}
				</p>
				<FormField field={fields.bookedBy} state={state} />
				<FormField field={fields.helper} state={state} />
			</Reveal>
			{texts.contactRule ? <p>{texts.contactRule}</p> : null}
			<div className="flex flex-col gap-8">
				<FormField field={fields.email} state={state} />
				{state.suggestion ? (
					<TakeEmail suggestion={state.suggestion} texts={texts} form={form} />
				) : null}
			</div>
			<FormField field={fields.phone} state={state} />
		</Stack>
	);
	return (
		<Stack gap={32}>
			<FormField field={fields.name} state={state} />
			{state.kinds.length > 1 ? (
				<KindChoice kinds={state.kinds} kind={state.kind} texts={texts.kind} />
			) : null}
			{state.sameContact ? (
				<ContactChoice
					same={state.sameContact.label}
					isSame={state.sent.contact === "same"}
					texts={texts}
				>
					{contact}
				</ContactChoice>
			) : (
				contact
			)}
			{texts.fields.showsLanguage ? (
				<FormField field={texts.fields.showsLanguage} state={state} />
			) : null}
			<p className="text-muted">{texts.privacy}</p>
			<ActionBar>
				<Button name="intent" value="check" className="w-full sm:w-auto">
					{texts.next}
				</Button>
			</ActionBar>
		</Stack>
	);
}

/** Where more than the counter is offered. */
function KindChoice({
	kinds,
	kind: chosen,
	texts,
}: {
	kinds: readonly Kind[];
	kind: Kind;
	texts: PartProps["texts"]["kind"];
}) {
	return (
		<fieldset className="flex min-w-0 flex-col gap-16">
			<legend className="kern-label mb-8 font-bold">{texts.legend}</legend>
			{kinds.map((kind) => (
				<Reveal
					key={kind}
					type="radio"
					name="kind"
					value={kind}
					label={texts.names[kind]}
					isChosen={kind === chosen}
				>
					{isRemote(kind) ? <p>{texts.about[kind]}</p> : null}
				</Reveal>
			))}
		</fieldset>
	);
}

/** The contact of the appointment booked before, or another one: its fields show once that is chosen. */
function ContactChoice({
	same,
	isSame,
	texts,
	children,
}: {
	/** With a mask instead of the contact. */
	same: string;
	isSame: boolean;
	texts: PartProps["texts"];
	children: ReactNode;
}) {
	return (
		<fieldset className="flex min-w-0 flex-col gap-16">
			<legend className="kern-label mb-8 font-bold">{texts.contact}</legend>
			<Reveal
				type="radio"
				name="contact"
				value="same"
				label={same}
				isChosen={isSame}
			/>
			<Reveal
				type="radio"
				name="contact"
				value="other"
				label={texts.otherContact}
				isChosen={!isSame}
			>
				{children}
			</Reveal>
		</fieldset>
	);
}
