"use client";

import { Alert } from "#components/ui/alert.tsx";
import type { BookingState } from "./booking-state.ts";

export interface WayTexts {
	nearest: string;
	overbook: string;
}

/** Why a time could not be had, and how it goes on; part of the form that asked for it. */
export function Ways({
	state: { notice, nearest, overlap },
	texts,
}: {
	state: BookingState;
	texts: WayTexts;
}) {
	if (!notice) return null;
	return (
		<Alert kind={notice.kind} role="alert" title={notice.title}>
			<div className="flex flex-col gap-16">
				{nearest.length > 0 ? (
					<fieldset className="flex flex-col gap-8">
						<legend className="font-bold">{texts.nearest}</legend>
						{nearest.map(({ value, text }, index) => (
							<label key={value} className="team-tick">
								<input
									type="radio"
									name="andere"
									value={value}
									defaultChecked={index === 0 && !overlap}
								/>
								{text}
							</label>
						))}
					</fieldset>
				) : null}
				{overlap ? (
					<div className="flex flex-col gap-8">
						<p>{overlap.text}</p>
						<ul className="list-disc ps-24">
							{overlap.lines.map((line) => (
								<li key={line}>{line}</li>
							))}
						</ul>
						{overlap.ids.map((id) => (
							<input key={id} type="hidden" name="ueberlappt" value={id} />
						))}
						<label className="team-tick font-bold">
							<input type="checkbox" name="trotzdem" value="1" />
							{texts.overbook}
						</label>
					</div>
				) : null}
			</div>
		</Alert>
	);
}
