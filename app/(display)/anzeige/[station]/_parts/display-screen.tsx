import { getTranslations } from "next-intl/server";
import { NoScripts } from "#components/page/page.tsx";
import { PageScript } from "#components/page/page-script.tsx";
import { TabTitle } from "#components/page/tab-title.tsx";
import { waitInWords } from "#components/station/wait-words.ts";
import { liveTopic } from "#lib/paths/citizen.ts";
import type { DisplayView } from "#lib/queue/queue.ts";
import { formatTime } from "#lib/text/format.ts";
import { directionOf, langOf } from "#lib/text/language.ts";
import { defaultLocale } from "#lib/text/locale.ts";
import { minuteOf } from "#lib/time.ts";
import { Bilingual } from "./bilingual.tsx";
import { DisplayNews } from "./display-news.tsx";

/** More than six nobody takes in at a glance. */
const MOST_CALLED = 6;
const MOST_RECENT = 5;
/** Seconds between two looks where the stream says nothing; where no script runs, between two reloads. */
const EVERY = 10;
const RELOAD = 20;

/** Newest call huge, at most five more beside it, what was called before below. */
export async function DisplayScreen({
	view,
	now,
}: {
	view: DisplayView;
	now: Temporal.Instant;
}) {
	const t = await getTranslations("display");
	const called = view.calls.filter(({ isCalled }) => isCalled);
	const shown = called.slice(0, MOST_CALLED);
	const [newest, ...others] = shown;
	const recent = view.calls
		.filter((call) => !shown.includes(call))
		.slice(0, MOST_RECENT);
	return (
		<TabTitle title={t("title")}>
			<div
				className="display"
				data-live={liveTopic(view.stationSlug)}
				data-every={EVERY}
			>
				<NoScripts />
				<noscript>
					<meta httpEquiv="refresh" content={String(RELOAD)} />
				</noscript>
				<header className="display-head">
					<p>{view.stationName}</p>
					<p className="display-clock" data-part="uhr">
						{formatTime(minuteOf(now), defaultLocale)}
					</p>
				</header>
				<main className="display-main">
					<h1>
						<Bilingual name="calls" />
					</h1>
					<div className="display-calls" aria-live="polite">
						<div className="display-newest" data-part="neueste">
							{newest ? (
								<div className="display-call" data-call={keyOf(newest)}>
									<strong>{newest.ticket}</strong>
									<span>{newest.desk}</span>
									<OwnLanguage call={newest} />
									<Aloud call={newest} />
								</div>
							) : (
								<p className="display-none">
									<Bilingual name="none" />
								</p>
							)}
						</div>
						<ol className="display-others" data-part="weitere">
							{others.map((call) => (
								<li key={call.ticket} data-call={keyOf(call)}>
									<strong>{call.ticket}</strong>
									<span>{call.desk}</span>
									<OwnLanguage call={call} />
									<Aloud call={call} />
								</li>
							))}
						</ol>
					</div>
					<DisplayNews view={view} />
				</main>
				<footer className="display-foot">
					<div data-part="zuletzt">
						{recent.length > 0 ? (
							<>
								<h2>
									<Bilingual name="recent" />
								</h2>
								<ul>
									{recent.map(({ ticket, desk }) => (
										<li key={ticket}>
											<strong>{ticket}</strong> {desk}
										</li>
									))}
								</ul>
							</>
						) : null}
					</div>
					<div className="display-wait" data-part="wartezeit">
						<h2>
							<Bilingual name="wait" />
						</h2>
						<p>
							{view.wait ? (
								waitInWords(
									view.wait,
									await getTranslations("waitTimes.inWords"),
								)
							) : (
								<Bilingual name="waitUnknown" />
							)}
						</p>
					</div>
					<button
						type="button"
						className="display-sound"
						data-needs="calls"
						data-sound=""
						aria-pressed="false"
					>
						{t("sound")}
					</button>
				</footer>
				<div className="display-lost" role="alert" data-lost hidden>
					<strong>
						<Bilingual name="lost" />
					</strong>
					<p>
						<Bilingual name="lostText" />
					</p>
				</div>
				<PageScript name="voice" />
				<PageScript name="stream" />
				<PageScript name="live" />
				<PageScript name="calls" />
			</div>
		</TabTitle>
	);
}

/**
 * The same once more, small, for whoever agreed that the house sees their language (docs/decisions/0062): clerks and
 * everybody in the room read it. Of the others only the voice calls in their language.
 */
async function OwnLanguage({ call }: { call: DisplayView["calls"][number] }) {
	const { speaks, ticket, desk } = call;
	if (!speaks) return null;
	const t = await getTranslations({ locale: speaks, namespace: "display" });
	return (
		<p className="display-own" lang={langOf(speaks)} dir={directionOf(speaks)}>
			{t("say", { number: ticket, desk })}
		</p>
	);
}

/** What a voice says of a call (public/scripts/calls.js), the number letter by letter. */
async function Aloud({ call }: { call: DisplayView["calls"][number] }) {
	const { locale, ticket, desk } = call;
	const t = await getTranslations({ locale, namespace: "display" });
	return (
		<span hidden lang={langOf(locale)} data-say="">
			{t("say", { number: [...ticket].join(" "), desk })}
		</span>
	);
}

/** Another one sounds: a new call, or the same once more. */
function keyOf({ ticket, calledAt }: DisplayView["calls"][number]): string {
	return `${ticket} ${calledAt}`;
}
