"use client";

import { useActionState } from "react";
import {
	type NameState,
	TIME_LENGTH,
} from "#app/[locale]/(kiosk)/kiosk/[station]/_parts/check-in-state.ts";
import type { CheckInTexts } from "#app/[locale]/(kiosk)/kiosk/[station]/_parts/check-in-texts.ts";
import { Keypad } from "#app/[locale]/(kiosk)/kiosk/[station]/_parts/keypad.tsx";
import { Letters } from "#app/[locale]/(kiosk)/kiosk/[station]/_parts/letters.tsx";
import { ReaderForm } from "#app/[locale]/(kiosk)/kiosk/[station]/_parts/reader-form.tsx";
import { RefusedPanel } from "#app/[locale]/(kiosk)/kiosk/[station]/_parts/refused-panel.tsx";
import { checkInAction } from "#app/[locale]/(kiosk)/kiosk/[station]/actions.ts";
import { TabSays } from "#components/page/tab-title.tsx";
import { checkInByNameAction } from "../actions.ts";

const NOTHING: NameState = {
	step: "name",
	name: "",
	time: "",
	lacks: null,
	refusal: null,
};

/** First the name, then the time. A client component only because of `useActionState`; no client is sent (NoScripts). */
export function NamePart({
	station,
	texts,
}: {
	/** Slug. */
	station: string;
	texts: CheckInTexts;
}) {
	const [{ step, name, time, lacks, refusal }, action] = useActionState(
		checkInByNameAction,
		NOTHING,
	);
	const [read, readAction] = useActionState(checkInAction, {
		typed: "",
		refusal: null,
	});
	const reader = (
		<ReaderForm action={readAction} station={station} send={texts.send} />
	);
	const refused = refusal ?? read.refusal;
	if (refused)
		return (
			<div role="alert">
				<TabSays />
				<RefusedPanel
					refusal={refused}
					texts={texts}
					againAddress={texts.nameAddress}
				/>
				{reader}
			</div>
		);
	return (
		<div className={step === "time" ? "kiosk-check-in" : "kiosk-name"}>
			<div>
				<h1>{step === "name" ? texts.name.title : texts.name.timeTitle}</h1>
				<p>{step === "name" ? texts.name.lead : texts.name.timeLead}</p>
				{lacks === "time" ? (
					<p role="alert" className="kiosk-notice">
						<TabSays />
						{texts.name.timeMissing}
					</p>
				) : null}
			</div>
			<form action={action} className="kiosk-keypad-form">
				<input type="hidden" name="station" value={station} />
				<input type="hidden" name="schritt" value={step} />
				{step === "name" ? (
					<Letters typed={name} isMissing={lacks === "name"} texts={texts} />
				) : (
					<>
						<input type="hidden" name="name" value={name} />
						<Keypad
							name="zeit"
							label={texts.name.timeLabel}
							length={TIME_LENGTH}
							typed={time}
							texts={texts}
						/>
					</>
				)}
			</form>
			{reader}
		</div>
	);
}
