"use client";

import { useActionState, useState } from "react";
import { CompactField } from "#app/(staff)/team/_form/compact-field.tsx";
import { KeptLine, Problem } from "#app/(staff)/team/_form/compact-form.tsx";
import { Pressing } from "#app/(staff)/team/_visit/pressing.tsx";
import { type Option, untouched } from "#components/form/form-state.ts";
import { useKept } from "#components/form/kept.tsx";
import { textOf } from "#lib/sent.ts";
import { bookAction } from "../actions.ts";
import { type BookingState, NO_WAY_ON } from "./booking-state.ts";
import { Ways, type WayTexts } from "./ways.tsx";

export interface NameTexts extends WayTexts {
	name: string;
	bookedBy: string;
	phone: string;
	email: string;
	mayAsk: string;
	locale: string;
	languages: readonly Option[];
	kind: string;
	/** How one may meet for these services there; one only: nobody is asked. */
	kinds: readonly Option[];
	consent: string;
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
		...untouched({ locale: "de", ...kept?.sent }),
		...NO_WAY_ON,
	});
	const { sent, errors } = state;
	// What the chosen time leaves to do: the name, or with it the button.
	const [hasName] = useState(textOf(sent, "name") !== "");
	const field = (
		name: "name" | "bookedBy" | "phone" | "email",
		type: "text" | "tel" | "email",
	) => (
		<div className="flex flex-col gap-4">
			<Problem id={`${name}-fehler`} text={errors[name] ?? ""} />
			<CompactField
				field={{ type, name, label: texts[name] }}
				id={`person-${name}`}
				sent={sent}
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
			<KeptLine kept={kept} />
			<Ways state={state} texts={texts} />
			{texts.kinds.length > 1 ? (
				<CompactField
					field={{
						type: "list",
						name: "kind",
						label: texts.kind,
						options: texts.kinds,
					}}
					id="person-kind"
					sent={sent}
				/>
			) : null}
			{field("name", "text")}
			{field("phone", "tel")}
			{field("email", "email")}
			<div className="team-needs-email">
				<CompactField
					field={{ type: "tick", name: "mayAsk", label: texts.mayAsk }}
					id="person-mayAsk"
					sent={sent}
				/>
			</div>
			{field("bookedBy", "text")}
			<CompactField
				field={{
					type: "list",
					name: "locale",
					label: texts.locale,
					options: texts.languages,
				}}
				id="person-locale"
				sent={sent}
			/>
			<div className="team-needs-language">
				<CompactField
					field={{ type: "tick", name: "showsLanguage", label: texts.consent }}
					id="person-showsLanguage"
					sent={sent}
				/>
			</div>
			<Pressing
				className="kern-btn kern-btn--primary self-start"
				autoFocus={hasName}
			>
				<span className="kern-label">{texts.button}</span>
			</Pressing>
		</form>
	);
}
