import type { ReactNode } from "react";
import { Still } from "#components/page/still.tsx";

/** As many times side by side as there is room for. */
export function TimeGrid({
	wide = false,
	children,
}: {
	/** More than the time stands on each button. */
	wide?: boolean;
	children: ReactNode;
}) {
	const columns = wide
		? "sm:grid-cols-2"
		: "grid-cols-[repeat(auto-fill,minmax(6.25rem,1fr))]";
	return (
		<Still as="ul" className={`grid gap-8 ${columns}`}>
			{children}
		</Still>
	);
}
