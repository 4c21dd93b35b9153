/** A few ways to look at the same thing, side by side; the one in use is marked. */
export function LinkSwitch({
	label,
	links,
}: {
	label: string;
	links: readonly { href: string; text: string; isCurrent: boolean }[];
}) {
	return (
		<nav aria-label={label}>
			<ul className="inline-flex max-w-full flex-wrap overflow-hidden rounded border border-border">
				{links.map(({ href, text, isCurrent }) => (
					<li key={text}>
						<a
							href={href}
							aria-current={isCurrent ? "true" : undefined}
							className="flex min-h-48 items-center px-16 text-action underline underline-offset-4 hover:bg-tint aria-[current]:bg-action aria-[current]:text-on-action aria-[current]:no-underline"
						>
							{text}
						</a>
					</li>
				))}
			</ul>
		</nav>
	);
}
