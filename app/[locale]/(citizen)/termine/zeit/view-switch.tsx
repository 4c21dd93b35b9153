import { useLocale, useTranslations } from "next-intl";
import { type Choice, paths } from "#lib/paths.ts";
import type { CivilDate } from "#lib/time.ts";

const VIEWS = ["monat", "liste"] as const;

export function ViewSwitch({
	view,
	choice,
	day,
}: {
	view: (typeof VIEWS)[number];
	choice: Choice;
	day: CivilDate | undefined;
}) {
	const t = useTranslations("when.views");
	const locale = useLocale();
	return (
		<nav aria-label={t("label")}>
			<ul className="inline-flex max-w-full flex-wrap overflow-hidden rounded border border-border">
				{VIEWS.map((name) => (
					<li key={name}>
						<a
							href={paths(locale).when(choice, {
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
