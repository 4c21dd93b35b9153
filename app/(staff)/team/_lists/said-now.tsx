import { useTranslations } from "next-intl";
import { team } from "#lib/paths/staff.ts";
import type { Announcement } from "#lib/queue/announcement/rules/announcement.ts";
import { announcementText } from "#lib/queue/announcement/rules/wording.ts";
import { shortClockOf } from "../_frame/clock-of.ts";

/** What those who wait are told just now: whoever is asked about it knows. */
export function SaidNow({ said }: { said: readonly Announcement[] }) {
	const t = useTranslations("team.announcements");
	return said.length === 0 ? null : (
		<ul className="team-small" aria-label={t("title")}>
			{said.map((one) => (
				<li key={one.id}>
					<a href={team.announcements()}>
						{t("now", { until: shortClockOf(one.endsAt) })}
					</a>{" "}
					{announcementText(one, "de")}
				</li>
			))}
		</ul>
	);
}
