"use client";

import { type ReactNode, useActionState } from "react";
import { TabSays } from "#components/page/tab-title.tsx";
import { checkInAction } from "../actions.ts";
import { type CheckInState, NUMBER_LENGTH } from "./check-in-state.ts";
import type { CheckInTexts } from "./check-in-texts.ts";
import { Keypad } from "./keypad.tsx";
import { ReaderForm } from "./reader-form.tsx";
import { RefusedPanel } from "./refused-panel.tsx";

const NOTHING: CheckInState = { typed: "", refusal: null };

/** A client component only because `useActionState` hands the answer to its page; no client is sent (NoScripts). */
export function CheckInPart({
	station,
	kind,
	hasName = true,
	texts,
	children,
}: {
	/** Slug. */
	station: string;
	/** "start": a code held to the reader is sent from the first screen. */
	kind: "start" | "keypad";
	/** A number from afar has none. */
	hasName?: boolean;
	texts: CheckInTexts;
	/** The first screen, as long as nothing was sent. */
	children?: ReactNode;
}) {
	const [{ typed, refusal }, action] = useActionState(checkInAction, NOTHING);
	const reader = (
		<ReaderForm action={action} station={station} send={texts.send} />
	);
	if (refusal)
		return (
			<div role="alert">
				<TabSays />
				<RefusedPanel
					refusal={refusal}
					texts={texts}
					againAddress={texts.numberAddress}
				/>
				{hasName ? (
					<a href={texts.nameAddress} className="kiosk-button self-start">
						{texts.byName}
					</a>
				) : null}
				{kind === "start" ? (
					<a href={texts.startAddress} className="kiosk-button self-start">
						{texts.restart}
					</a>
				) : null}
				{reader}
			</div>
		);
	if (kind === "start")
		return (
			<>
				{children}
				{reader}
			</>
		);
	return (
		<div className="kiosk-check-in">
			<div>
				<h1>{texts.title}</h1>
				<p>{texts.lead}</p>
				{hasName ? (
					<a href={texts.nameAddress} className="kiosk-button self-start">
						{texts.byName}
					</a>
				) : null}
			</div>
			<form action={action} data-reader="" className="kiosk-keypad-form">
				<input type="hidden" name="station" value={station} />
				<Keypad
					name="nummer"
					label={texts.label}
					length={NUMBER_LENGTH}
					typed={typed}
					texts={texts}
				/>
			</form>
		</div>
	);
}
