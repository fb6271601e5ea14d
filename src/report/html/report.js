
// Hides the findings that are not asked for. The choice is kept in the address, so that it can be linked to:
// report.html#severity=error&site=files
'use strict';
(() => {
  const form = document.getElementById('filter');
  if (form === null) return;
  const kinds = ['severity', 'rule', 'site'];
  const noSite = '(no site)';
  const findings = Array.from(document.querySelectorAll('.finding'), (element) => {
    const sites = Array.from(element.querySelectorAll('.sites > li'), (item) => item.textContent);
    return {
      element,
      severity: [element.dataset.severity],
      rule: [element.dataset.rule],
      site: sites.length > 0 ? sites : [noSite],
    };
  });

  const fill = (kind, values) => {
    const select = form.elements[kind];
    select.append(new Option('all', ''));
    for (const value of values) select.append(new Option(value, value));
  };
  const valuesOf = (kind) => Array.from(new Set(findings.flatMap((finding) => finding[kind])));
  const levels = valuesOf('severity');
  fill('severity', ['error', 'warning', 'info'].filter((level) => levels.includes(level)));
  fill('rule', valuesOf('rule').sort());
  fill('site', valuesOf('site').sort());

  const show = () => {
    const chosen = kinds.map((kind) => [kind, form.elements[kind].value]).filter(([, value]) => value !== '');
    let shown = 0;
    for (const finding of findings) {
      const matches = chosen.every(([kind, value]) => finding[kind].includes(value));
      finding.element.hidden = !matches;
      if (matches) ++shown;
    }
    for (const file of document.querySelectorAll('.file'))
      file.hidden = file.querySelector('.finding:not([hidden])') === null;
    form.querySelector('output').textContent = `${shown} of ${findings.length} findings shown`;
    return chosen;
  };

  // Addresses of elements hold no '='.
  const readAddress = () => {
    const address = decodeURI(location.hash.slice(1));
    if (location.hash.includes('=')) {
      const wanted = new URLSearchParams(location.hash.slice(1));
      for (const kind of kinds) {
        const value = wanted.get(kind) ?? '';
        const known = Array.from(form.elements[kind].options).some((option) => option.value === value);
        form.elements[kind].value = known ? value : '';
      }
      show();
      return;
    }
    const target = address === '' ? null : document.getElementById(address);
    if (target !== null && target.hidden) {
      form.reset();
      show();
      target.scrollIntoView();
    }
  };

  form.addEventListener('change', () => {
    const wanted = new URLSearchParams(show());
    history.replaceState(null, '', `#${wanted.size > 0 ? wanted : 'findings'}`);
  });
  form.addEventListener('reset', () => setTimeout(show));
  form.addEventListener('submit', (event) => event.preventDefault());
  window.addEventListener('hashchange', readAddress);
  form.hidden = false;
  show();
  readAddress();
})();
