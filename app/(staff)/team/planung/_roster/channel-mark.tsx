import { useTranslations } from "next-intl";
import type { Channel } from "#lib/availability/availability.ts";

/** Whom a time is for: a word on a ground with an edge of its own, so that nobody needs colours to tell them apart. */
export function ChannelMark({ channel }: { channel: Channel }) {
	const t = useTranslations("roster.channels");
	return (
		<span className={`roster-channel roster-${channel}`}>{t(channel)}</span>
	);
}

export function ChannelLegend() {
	const t = useTranslations("roster");
	return (
		<section aria-label={t("legend")}>
			<ul className="flex flex-wrap gap-x-24 gap-y-8 text-small">
				{(["online", "staff", "walk-in"] as const).map((channel) => (
					<li key={channel} className="flex items-center gap-8">
						<span
							aria-hidden="true"
							className={`roster-swatch roster-${channel}`}
						/>
						{t(`channelText.${channel}`)}
					</li>
				))}
			</ul>
		</section>
	);
}
