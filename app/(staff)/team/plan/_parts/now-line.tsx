"use client";

import { useEffect, useRef } from "react";

/** The line of now, brought into the middle of what scrolls around it when the sheet opens; later nothing moves by itself. */
export function NowLine({
	className,
	children,
}: {
	className: string;
	children: string;
}) {
	const line = useRef<HTMLDivElement>(null);
	useEffect(() => {
		const around = line.current?.closest(".plan-scroll");
		if (!line.current || !around) return;
		around.scrollTop =
			line.current.offsetTop - Math.round(around.clientHeight / 2);
	}, []);
	return (
		<div ref={line} className={`plan-now ${className}`}>
			<span>{children}</span>
		</div>
	);
}
