"use client";

import { useActionState } from "react";
import { Pressing } from "#app/(staff)/team/_visit/pressing.tsx";
import {
	type BookingState,
	NO_WAY_ON,
} from "#app/(staff)/team/buchen/_parts/booking-state.ts";
import { Ways, type WayTexts } from "#app/(staff)/team/buchen/_parts/ways.tsx";
import { untouched } from "#components/form/form-state.ts";
import { moveAction } from "../actions.ts";

/** The old time stays until this is pressed. */
export function MoveForm({
	appointmentId,
	services,
	time,
	texts,
}: {
	appointmentId: string;
	services: readonly string[];
	/** `stadtmitte|2026-11-25|08:15` */
	time: string;
	texts: WayTexts & { button: string };
}) {
	const [state, action] = useActionState<BookingState, FormData>(moveAction, {
		...untouched({}),
		...NO_WAY_ON,
	});
	return (
		<form action={action} className="flex flex-col gap-16">
			<input type="hidden" name="termin" value={appointmentId} />
			<input type="hidden" name="zeit" value={time} />
			{services.map((entry) => (
				<input key={entry} type="hidden" name="dienst" value={entry} />
			))}
			<Ways state={state} texts={texts} />
			<Pressing className="kern-btn kern-btn--primary self-start" autoFocus>
				<span className="kern-label">{texts.button}</span>
			</Pressing>
		</form>
	);
}
