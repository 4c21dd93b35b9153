import { useTranslations } from "next-intl";
import type { CivilDate } from "#lib/time.ts";
import type { WhenContext } from "./context.ts";

const VIEWS = ["monat", "liste"] as const;

export function ViewSwitch({
	view,
	address,
	day,
}: {
	view: (typeof VIEWS)[number];
	address: WhenContext["address"];
	day: CivilDate | undefined;
}) {
	const t = useTranslations("when.views");
	return (
		<nav aria-label={t("label")}>
			<ul className="inline-flex max-w-full flex-wrap overflow-hidden rounded border border-border">
				{VIEWS.map((name) => (
					<li key={name}>
						<a
							href={address({
								view: name,
								...(day && name === "monat" ? { day } : {}),
							})}
							aria-current={name === view ? "true" : undefined}
							className="flex min-h-48 items-center px-16 text-action underline underline-offset-4 hover:bg-tint aria-[current]:bg-action aria-[current]:text-on-action aria-[current]:no-underline"
						>
							{t(name)}
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}
