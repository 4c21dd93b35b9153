import { getTranslations } from "next-intl/server";
import { AnswerPart } from "#components/effect/answer-part.tsx";
import { EffectParts } from "#components/effect/effect-parts.tsx";
import { placesOf } from "#components/effect/places.ts";
import { answerSentence } from "#components/effect/words.ts";
import { StaffRefused } from "#components/staff/staff-refused.tsx";
import { ButtonLink } from "#components/ui/button.tsx";
import { requireActor } from "#lib/auth/queries/session.ts";
import { mayEverywhere } from "#lib/auth/rules/permission.ts";
import { getCatalog } from "#lib/catalog/queries/get-catalog.ts";
import { paths } from "#lib/paths/citizen.ts";
import { pilot } from "#lib/paths/pilot.ts";
import { findEffect } from "#lib/pilot/effect/queries/get-effect.ts";
import { now } from "#lib/runtime/clock.ts";
import { formatDate } from "#lib/text/format.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { PilotPage } from "../_parts/pilot-page.tsx";

/** The one question of all this, for everybody in charge: do people wait less? */
export default async function EffectPage() {
	const actor = await requireActor();
	const at = now();
	const found = await findEffect(actor, at);
	if (!found.ok) return <StaffRefused kind="forbidden" />;
	const { compared, until, online } = found.value;
	const t = await getTranslations("effect");
	const own = await getTranslations("waitsBefore");
	const { stations } = await getCatalog(defaultLocale, at);
	const places = placesOf(stations, online);
	const { overall } = compared.wait;
	const withoutBefore = places.filter(({ id }) =>
		compared.wait.stations.some(
			({ stationId, answer }) =>
				stationId === id && answer.state === "no-before",
		),
	);
	return (
		<PilotPage
			current="effect"
			actor={actor}
			title={t("title")}
			lead={
				<p className="text-large font-bold">{answerSentence(t, overall)}</p>
			}
			beside={
				<div className="no-print flex flex-wrap items-center gap-x-24 gap-y-8">
					<a className="jump" href={paths(defaultLocale).effect()}>
						{own("public")}
					</a>
					{mayEverywhere(actor, "rollout:write") ? (
						<ButtonLink variant="secondary" href={pilot.waitsBefore()}>
							{own("title")}
						</ButtonLink>
					) : null}
				</div>
			}
		>
			<div className="flex max-w-column flex-col gap-16">
				<AnswerPart overall={overall} />
				{withoutBefore.map(({ id, name }) => (
					<p key={id}>{own("missing", { station: name })}</p>
				))}
				<p className="text-muted">
					{t("until", { date: formatDate(until, defaultLocale, "year") })}
				</p>
			</div>
			<EffectParts effect={found.value} places={places} isWide />
		</PilotPage>
	);
}
