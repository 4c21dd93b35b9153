"use client";

import { useActionState, useState } from "react";
import { useKept } from "#app/(staff)/team/_form/kept-fields.tsx";
import { Pressing } from "#app/(staff)/team/_visit/pressing.tsx";
import { FilledField } from "#app/(staff)/team/_visit/step-form.tsx";
import { TabSays } from "#components/page/tab-title.tsx";
import { bookAction } from "../actions.ts";
import { type BookingState, NOTHING_TYPED } from "./booking-state.ts";
import { Ways, type WayTexts } from "./ways.tsx";

export interface NameTexts extends WayTexts {
	name: string;
	bookedBy: string;
	phone: string;
	email: string;
	mayAsk: string;
	locale: string;
	german: string;
	english: string;
	button: string;
}

/** Step 3: who. Only the name is needed. */
export function NameForm({
	formToken,
	services,
	time,
	texts,
}: {
	formToken: string;
	services: readonly string[];
	/** `stadtmitte|2026-11-25|08:15` */
	time: string;
	texts: NameTexts;
}) {
	const kept = useKept({ zeit: time });
	const [state, action] = useActionState<BookingState, FormData>(bookAction, {
		...NOTHING_TYPED,
		values: { ...NOTHING_TYPED.values, ...kept?.values },
	});
	const { values, errors } = state;
	// What the chosen time leaves to do: the name, or with it the button.
	const [hasName] = useState(values.name !== "");
	const field = (name: keyof typeof values, kind: "text" | "tel" | "email") => (
		<div className="flex flex-col gap-4">
			{errors[name] ? (
				<p id={`${name}-fehler`} role="alert" className="team-error">
					<TabSays />
					{errors[name]}
				</p>
			) : null}
			<FilledField
				field={{
					kind,
					name,
					label: texts[name as "name" | "bookedBy" | "phone" | "email"],
					value: "",
				}}
				id={`person-${name}`}
				typed={values[name]}
				describedBy={errors[name] ? `${name}-fehler` : undefined}
				isWrong={errors[name] !== undefined}
				isNext={name === "name" && !hasName}
			/>
		</div>
	);
	return (
		<form action={action} noValidate className="flex flex-col gap-16">
			<input type="hidden" name="schluessel" value={formToken} />
			<input type="hidden" name="zeit" value={time} />
			{services.map((entry) => (
				<input key={entry} type="hidden" name="dienst" value={entry} />
			))}
			{kept ? <p role="status">{kept.notice}</p> : null}
			<Ways state={state} texts={texts} />
			{field("name", "text")}
			{field("phone", "tel")}
			{field("email", "email")}
			<div className="team-needs-email">
				<FilledField
					field={{ kind: "tick", name: "mayAsk", label: texts.mayAsk }}
					id="person-mayAsk"
					typed={values.mayAsk}
					describedBy={undefined}
				/>
			</div>
			{field("bookedBy", "text")}
			<FilledField
				field={{
					kind: "choice",
					name: "locale",
					label: texts.locale,
					value: "de",
					groups: [
						{
							name: null,
							options: [
								{ value: "de", text: texts.german },
								{ value: "en", text: texts.english },
							],
						},
					],
				}}
				id="person-locale"
				typed={values.locale}
				describedBy={undefined}
			/>
			<Pressing
				className="kern-btn kern-btn--primary self-start"
				autoFocus={hasName}
			>
				<span className="kern-label">{texts.button}</span>
			</Pressing>
		</form>
	);
}
