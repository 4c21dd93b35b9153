document.addEventListener("click", (event) => {
	if (event.target.closest("[data-print]")) window.print();
});

// Last: from here on it listens (docs/decisions/0035).
document.documentElement.classList.add("listens-print");
