import { useTranslations } from "next-intl";
import { Heading } from "#components/ui/heading.tsx";
import { ARMS, type Arm } from "#lib/attendance/attendance.ts";
import type { TrialView } from "#lib/attendance/queries/find-trial.ts";
import type { Effect } from "#lib/attendance/rules/trial.ts";
import type { Station } from "#lib/catalog/catalog.ts";
import { formatDate, formatList, formatNumber } from "#lib/text/format.ts";
import { directionOf, langOf } from "#lib/text/language.ts";
import { locales } from "#lib/text/locale.ts";
import { civilDateOf } from "#lib/time.ts";

/** Both questions, where each is asked, and what can honestly be said about them. */
export function TrialReport({
	trial: { startedAt, endedAt, wordings, arms, effect, seed },
	stations,
}: {
	trial: TrialView;
	stations: readonly Station[];
}) {
	const t = useTranslations("absence.trial");
	const namesOf = (arm: Arm) =>
		formatList(
			stations
				.filter(({ id }) => arms.get(id) === arm)
				.map(({ shortName }) => shortName),
			"de",
		);
	return (
		<>
			<p className="font-bold">
				{endedAt === null
					? t("running", { from: dayOf(startedAt) })
					: t("over", { from: dayOf(startedAt), until: dayOf(endedAt) })}
			</p>
			<dl className="flex flex-col gap-16">
				{ARMS.map((arm) => (
					<div key={arm}>
						<dt className="font-bold">{t(arm)}</dt>
						{locales.map((locale) => {
							const text = wordings[arm][locale];
							return text ? (
								<dd
									key={locale}
									lang={langOf(locale)}
									dir={directionOf(locale)}
								>
									{text}
								</dd>
							) : null;
						})}
						<dd className="text-muted">
							{t("drawn", { stations: namesOf(arm) })}
						</dd>
					</div>
				))}
			</dl>
			<Heading level={3}>{t("effect")}</Heading>
			<EffectText effect={effect} />
			<p className="break-words text-small text-muted">{t("seed", { seed })}</p>
		</>
	);
}

function EffectText({ effect }: { effect: Effect }) {
	const t = useTranslations("absence.trial");
	if (effect.kind === "unknown")
		return <p className="max-w-column">{t("tooFew", effect.stations)}</p>;
	const { difference, from, until, stations, byLot, isClear } = effect;
	return (
		<>
			<p className="max-w-column">
				{isClear
					? t("clear", {
							direction: difference < 0 ? "fewer" : "more",
							difference: points(Math.abs(difference)),
							from: points(Math.min(Math.abs(from), Math.abs(until))),
							until: points(Math.max(Math.abs(from), Math.abs(until))),
						})
					: t("unclear", {
							difference: points(difference),
							from: points(from),
							until: points(until),
						})}
			</p>
			<p className="max-w-column">
				{t("how", { ...stations, byLot: formatNumber(byLot * 100, "de", 0) })}
			</p>
		</>
	);
}

/** In whole ones: finer digits would tell how many they were. */
const points = (share: number) =>
	formatNumber(Math.round(share * 100) || 0, "de", 0);

const dayOf = (at: number) =>
	formatDate(
		civilDateOf(Temporal.Instant.fromEpochMilliseconds(at)),
		"de",
		"year",
	);
