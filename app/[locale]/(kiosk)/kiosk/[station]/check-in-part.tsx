"use client";

import { type ReactNode, useActionState } from "react";
import { checkInAction } from "./actions.ts";
import type { CheckInState } from "./check-in-state.ts";
import type { CheckInTexts } from "./check-in-texts.ts";
import { Keypad } from "./keypad.tsx";

const NOTHING: CheckInState = { typed: "", refusal: null };

/** A client component only because `useActionState` hands the answer to its page; no client is sent (NoScripts). */
export function CheckInPart({
	station,
	kind,
	texts,
	children,
}: {
	/** Slug. */
	station: string;
	/** "start": a code held to the reader is sent from the first screen. */
	kind: "start" | "keypad";
	texts: CheckInTexts;
	/** The first screen, as long as nothing was sent. */
	children?: ReactNode;
}) {
	const [{ typed, refusal }, action] = useActionState(checkInAction, NOTHING);
	const hidden = <input type="hidden" name="station" value={station} />;
	/** Where nobody types, a code held to the reader is sent all the same. */
	const reader = (
		<form action={action} data-reader="" hidden>
			{hidden}
			<input type="hidden" name="nummer" value="" />
			<button type="submit" data-send="">
				{texts.send}
			</button>
		</form>
	);
	const again = (look: string) => (
		<a href={texts.againAddress} className={`kiosk-button ${look}`}>
			{texts.again}
		</a>
	);
	const draw = (look: string) => (
		<a href={texts.drawAddress} className={`kiosk-button ${look}`}>
			{texts.draw}
		</a>
	);
	if (refusal)
		return (
			<div role="alert">
				<h1>{refusal.title}</h1>
				<p className="kiosk-lead">{refusal.text}</p>
				<div className="kiosk-choices">
					{refusal.isSlip ? (
						<>
							{again("kiosk-primary")}
							{draw("")}
						</>
					) : (
						<>
							{refusal.canDraw ? draw("kiosk-primary") : null}
							{again("")}
						</>
					)}
				</div>
				<p>{texts.help}</p>
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
				<p>{texts.forgotten}</p>
			</div>
			<form action={action} data-reader="" className="kiosk-keypad-form">
				{hidden}
				<Keypad typed={typed} texts={texts} />
			</form>
		</div>
	);
}
