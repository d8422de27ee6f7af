// The stored choice (app/theme.ts writes it) is put on <html> while the page is still blank.
try {
  const theme = localStorage.getItem('cruddur.theme');
  if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be switched off: the system's theme is used.
}
