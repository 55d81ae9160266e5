/*
 * Adds HOOK, the folder with our sitecustomize.py, to PYTHONPATH in every process that has CPython in it and whose unit
 * asks for a memory profile. It runs in that process itself, after any wrapper, so whatever the wrapper or the unit put
 * into PYTHONPATH stays, behind it. The functions are of the C library's first version, so that a program of another
 * nixpkgs takes it too.
 */
#include <stdlib.h>

/* Absent from a shell that wraps the program; CPython has it since 3.8. */
extern int Py_BytesMain(int argc, char **argv) __attribute__((weak));

static char *append(char *end, const char *text)
{
	while (*text != '\0')
		*end++ = *text++;
	return end;
}

static size_t length(const char *text)
{
	const char *end = text;
	while (*end != '\0')
		end++;
	return end - text;
}

__attribute__((constructor)) static void add_hook(void)
{
	const char *path = getenv("PYTHONPATH");
	char *both, *end;

	if (Py_BytesMain == NULL || getenv("PYROSCOPE_CONFIGURE") == NULL)
		return;
	if (path == NULL || *path == '\0') {
		setenv("PYTHONPATH", HOOK, 1);
		return;
	}
	both = malloc(sizeof HOOK + 1 + length(path));
	if (both == NULL)
		return;
	end = append(both, HOOK ":");
	*append(end, path) = '\0';
	setenv("PYTHONPATH", both, 1);
}
