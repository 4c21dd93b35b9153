import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { Heading } from "#components/ui/heading.tsx";
import { Select } from "#components/ui/select.tsx";
import { Stack } from "#components/ui/stack.tsx";
import type { PartProps } from "./booking-state.ts";
import { StationTimes } from "./station-times.tsx";

/** Another time or station to press, within the form: what was typed stays. */
export function TimesPart({ state, texts }: PartProps) {
	const { other, held, chosen } = state;
	if (!other) return null;
	return (
		<Stack gap={32}>
			{chosen.collects ? (
				<Alert kind="warning" title={texts.collectTitle}>
					<p>{texts.collectText}</p>
				</Alert>
			) : null}
			{other.days.length === 0 ? (
				<>
					<p>{texts.nothingFree}</p>
					<a href={other.wishAddress} className="jump self-start">
						{texts.wish}
					</a>
				</>
			) : null}
			{other.days.length === 0
				? null
				: other.stations.map((station) => (
						<StationTimes
							key={station.slug}
							station={station}
							isOneDay={other.day !== null}
							texts={texts}
						/>
					))}
			{other.days.length > 0 ? (
				<Stack as="section" aria-labelledby="anderer-tag">
					<Heading id="anderer-tag">{texts.otherDay}</Heading>
					<div className="flex flex-wrap items-end gap-16">
						<Select
							name="tag"
							label={texts.day}
							value={other.day ?? held.day}
							options={other.days.map(({ date, text }) => ({
								value: date,
								text,
							}))}
						/>
						<Button variant="secondary" name="intent" value="day">
							{texts.showDay}
						</Button>
					</div>
				</Stack>
			) : null}
			{held.isOpen ? (
				<Button
					variant="secondary"
					name="intent"
					value="keep"
					className="self-start"
				>
					{texts.keepTime}
				</Button>
			) : null}
		</Stack>
	);
}
