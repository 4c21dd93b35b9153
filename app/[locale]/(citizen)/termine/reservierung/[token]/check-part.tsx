import { ActionBar } from "#components/ui/action-bar.tsx";
import { Button } from "#components/ui/button.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Stack } from "#components/ui/stack.tsx";
import { ChangeButton } from "./change-button.tsx";
import type { PartProps } from "./parts.ts";

/** Everything that will be booked, each with a way to change it. */
export function CheckPart({ state, texts }: PartProps) {
	const { held, chosen, forWhom, values } = state;
	const change = (
		intent: "edit" | "times" | "stations" | "services" | "minor",
		about: string,
	) => <ChangeButton intent={intent} text={texts.change} about={about} />;
	const typed = (name: "name" | "email" | "phone") => ({
		term: texts.fields[name].label,
		value: values[name].trim() || texts.none,
		change: change("edit", texts.fields[name].label),
	});
	return (
		<Stack gap={32}>
			<Facts
				facts={[
					{
						term: texts.services,
						value: (
							<ul className="flex flex-col gap-8">
								{chosen.lines.map(({ text, lang }) => (
									<li key={text} lang={lang}>
										{text}
									</li>
								))}
							</ul>
						),
						change: change("services", texts.services),
					},
					...(forWhom
						? [
								{
									term: texts.minor.term,
									value: forWhom.words,
									change: change("minor", texts.minor.term),
								},
							]
						: []),
					{
						term: texts.station,
						value: (
							<address className="not-italic">
								<span lang={held.station.lang}>{held.station.name}</span>
								{held.station.address.map((line) => (
									<span key={line} lang="de" className="block">
										{line}
									</span>
								))}
							</address>
						),
						change: change("stations", texts.station),
					},
					{
						term: texts.when,
						value: (
							<>
								<strong className="font-bold">
									{held.date}, {held.time}
								</strong>
								<br />
								{chosen.duration}
							</>
						),
						change: change("times", texts.when),
					},
					typed("name"),
					typed("email"),
					typed("phone"),
				]}
			/>
			<p>{values.email.trim() ? texts.withEmail : texts.noEmail}</p>
			<ActionBar>
				<Button name="intent" value="confirm" className="w-full sm:w-auto">
					{texts.confirm}
				</Button>
			</ActionBar>
		</Stack>
	);
}
