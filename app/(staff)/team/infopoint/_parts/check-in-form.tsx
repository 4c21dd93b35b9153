"use client";

import { useActionState, useEffect, useRef } from "react";
import { Pressing } from "#app/(staff)/team/_visit/pressing.tsx";
import { TabSays } from "#components/page/tab-title.tsx";
import { checkInByNumberAction } from "../actions.ts";
import type { CheckInState } from "./answers.ts";

const FIRST: CheckInState = { typed: "", message: "", isGood: false, round: 0 };

/** Type or scan, Enter, the next one: the field has the focus again at once. */
export function CheckInForm({
	stationId,
	texts,
}: {
	stationId: number;
	texts: { label: string; hint: string; button: string };
}) {
	const [state, action] = useActionState(checkInByNumberAction, FIRST);
	const field = useRef<HTMLInputElement>(null);
	useEffect(() => {
		if (state.round > 0) field.current?.focus();
	}, [state.round]);
	const ground = state.isGood
		? "bg-success-background"
		: "bg-warning-background";
	return (
		<form action={action} className="flex flex-col gap-8">
			<input type="hidden" name="station" value={stationId} />
			<label htmlFor="nummer-feld" className="font-bold">
				{texts.label}
			</label>
			<p id="nummer-hilfe" className="text-small text-muted">
				{texts.hint}
			</p>
			<div className="flex flex-wrap gap-8">
				<input
					ref={field}
					id="nummer-feld"
					name="nummer"
					// biome-ignore lint/a11y/noAutofocus: who comes by its single key types at once
					autoFocus
					className="team-input team-scan"
					inputMode="numeric"
					autoComplete="off"
					defaultValue={state.typed}
					key={state.round}
					aria-describedby="nummer-hilfe nummer-antwort"
				/>
				<Pressing className="kern-btn kern-btn--primary">
					<span className="kern-label">{texts.button}</span>
				</Pressing>
			</div>
			{state.message && !state.isGood ? <TabSays /> : null}
			<div
				id="nummer-antwort"
				role="status"
				className={state.message ? `team-answer ${ground}` : ""}
			>
				{state.message}
			</div>
		</form>
	);
}
