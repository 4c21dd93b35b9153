import { TakeEmail } from "#components/contact/email-slip.tsx";
import { ActionBar } from "#components/ui/action-bar.tsx";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Reveal } from "#components/ui/reveal.tsx";
import { Stack } from "#components/ui/stack.tsx";
import type { Details } from "#lib/booking/rules/schema.ts";
import { asksFor } from "#lib/catalog/rules/contact-rule.ts";
import { ContactChoice } from "./contact-choice.tsx";
import type { PartProps } from "./parts.ts";

/** The name, for whom it is booked, and two ways to be reached that nobody has to give. */
export function DetailsPart({ state, texts, form }: PartProps) {
	const { fields, errors, optional } = texts;
	const common = (name: keyof Details) => {
		const code = state.errors[name];
		return {
			name,
			...fields[name],
			value: state.values[name],
			error: code ? errors[code] : undefined,
		};
	};
	const { contactRule } = state;
	const contact = (
		<Stack gap={32}>
			<Reveal
				type="checkbox"
				name="forOther"
				value="1"
				label={texts.forOther}
				isChosen={state.values.forOther !== ""}
			>
				<p>
					{texts.forOtherText}{" "}
					{state.chosen.inPerson ? texts.comesInPerson : texts.mayBeRepresented}
				</p>
				<Field {...common("bookedBy")} autoComplete="name" />
			</Reveal>
			{contactRule === "none" ? null : <p>{texts.contactRules[contactRule]}</p>}
			<div className="flex flex-col gap-8">
				<Field
					{...common("email")}
					type="email"
					inputMode="email"
					autoComplete="email"
					{...(asksFor(contactRule, "email") ? {} : { optional })}
				/>
				{state.suggestion ? (
					<TakeEmail suggestion={state.suggestion} texts={texts} form={form} />
				) : null}
			</div>
			<Field
				{...common("phone")}
				type="tel"
				autoComplete="tel"
				{...(asksFor(contactRule, "phone") ? {} : { optional })}
			/>
		</Stack>
	);
	return (
		<Stack gap={32}>
			<Field {...common("name")} autoComplete="name" />
			{state.sameContact ? (
				<ContactChoice
					same={state.sameContact.label}
					isSame={state.values.contact === "same"}
					texts={texts}
				>
					{contact}
				</ContactChoice>
			) : (
				contact
			)}
			<p className="text-muted">{texts.privacy}</p>
			<ActionBar>
				<Button name="intent" value="check" className="w-full sm:w-auto">
					{texts.next}
				</Button>
			</ActionBar>
		</Stack>
	);
}
