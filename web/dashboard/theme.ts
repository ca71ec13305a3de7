import {
  type AlertFactory,
  type ButtonFactory,
  type CheckboxFactory,
  type CSSVariablesResolver,
  createTheme,
  type ExtendComponent,
  type InputFactory,
  type InputWrapperFactory,
  type MantineColorsTuple,
  type MenuFactory,
  type ModalFactory,
  type NotificationFactory,
  type PaperFactory,
  type PasswordInputFactory,
  type SegmentedControlFactory,
  type TableFactory,
} from '@mantine/core';
import classes from './theme.module.css';

const ink: MantineColorsTuple = [
  '#f2f5f9',
  '#e7ebf0',
  '#d7dde4',
  '#c3ccd9',
  '#97a4b6',
  '#768393',
  '#556172',
  '#3c4859',
  '#1b2535',
  '#0e1726',
];

/**
 * Named here, but not imported: a page loads only the parts that it draws.
 * Beside Mantine's own, buttons know `danger` (what confirms a discard) and `discard` (what opens its question).
 */
const components = {
  Alert: { defaultProps: { variant: 'default' } } satisfies ExtendComponent<AlertFactory>,
  Button: {
    defaultProps: { size: 'sm', variant: 'default' },
    classNames: { root: classes.button, inner: classes.inner, section: classes.section },
  } satisfies ExtendComponent<ButtonFactory>,
  Checkbox: {
    defaultProps: { radius: 'xs' },
    classNames: { input: classes.checkboxBox, icon: classes.checkboxIcon },
  } satisfies ExtendComponent<CheckboxFactory>,
  Input: { classNames: { input: classes.input } } satisfies ExtendComponent<InputFactory>,
  InputWrapper: {
    defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
    classNames: { label: classes.label, description: classes.description, error: classes.error },
  } satisfies ExtendComponent<InputWrapperFactory>,
  Menu: {
    defaultProps: {
      radius: 'md',
      shadow: 'md',
      position: 'bottom-start',
      withInitialFocusPlaceholder: false,
    },
    classNames: {
      dropdown: classes.menu,
      item: classes.menuItem,
      label: classes.menuLabel,
      divider: classes.divider,
    },
  } satisfies ExtendComponent<MenuFactory>,
  Modal: {
    defaultProps: { radius: 'md', centered: true, shadow: 'md' },
    classNames: {
      content: classes.modal,
      header: classes.modal,
      title: classes.modalTitle,
      overlay: classes.overlay,
    },
  } satisfies ExtendComponent<ModalFactory>,
  Notification: {
    classNames: { root: classes.notification, description: classes.notificationText },
  } satisfies ExtendComponent<NotificationFactory>,
  PasswordInput: {
    defaultProps: {
      visibilityToggleFocusable: true,
      visibilityToggleButtonProps: { 'aria-label': 'Show what is typed' },
    },
  } satisfies ExtendComponent<PasswordInputFactory>,
  Paper: {
    defaultProps: { withBorder: true, radius: 'md' },
    classNames: { root: classes.paper },
  } satisfies ExtendComponent<PaperFactory>,
  SegmentedControl: {
    defaultProps: { transitionDuration: 0, withItemsBorders: true },
    classNames: { root: classes.segmented, label: classes.segment, indicator: classes.indicator },
  } satisfies ExtendComponent<SegmentedControlFactory>,
  Table: {
    defaultProps: { withRowBorders: true },
    classNames: { table: classes.table, th: classes.th, td: classes.td },
  } satisfies ExtendComponent<TableFactory>,
};

/** Structure from Mantine, colours from ui/tokens.css. */
export const theme = createTheme({
  colors: { ink },
  primaryColor: 'ink',
  primaryShade: { light: 9, dark: 0 },
  autoContrast: true,
  black: '#0e1726',
  white: '#ffffff',
  fontFamily: 'var(--font)',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.3125rem' },
  headings: { fontFamily: 'var(--font)', fontWeight: '660', textWrap: 'balance' },
  radius: { xs: '4px', sm: '8px', md: '12px', lg: '12px', xl: '24px' },
  defaultRadius: 'sm',
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  shadows: { xs: 'none', sm: 'none', md: 'var(--shadow-2)', lg: 'var(--shadow-2)', xl: 'var(--shadow-2)' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  focusClassName: classes.focus,
  components,
});

const variables = {
  '--mantine-color-body': 'var(--surface-0)',
  '--mantine-color-text': 'var(--text-1)',
  '--mantine-color-dimmed': 'var(--text-2)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-default': 'var(--surface-1)',
  '--mantine-color-default-border': 'var(--line-2)',
  '--mantine-color-default-hover': 'var(--surface-2)',
  '--mantine-color-anchor': 'var(--link)',
  '--mantine-color-error': 'var(--gap)',
  '--mantine-color-success': 'var(--sent)',
  '--mantine-color-disabled': 'var(--surface-2)',
  '--mantine-color-disabled-color': 'var(--text-3)',
};

/** The greys that Mantine itself takes for menus, lists of choices, picked names and borders. */
const greys = {
  light: {
    '--mantine-color-gray-0': 'var(--surface-2)',
    '--mantine-color-gray-1': 'var(--surface-2)',
    '--mantine-color-gray-2': 'var(--line-1)',
    '--mantine-color-gray-3': 'var(--line-1)',
    '--mantine-color-gray-4': 'var(--line-2)',
  },
  dark: {
    '--mantine-color-dark-4': 'var(--line-1)',
    '--mantine-color-dark-5': 'var(--surface-2)',
    '--mantine-color-dark-6': 'var(--surface-1)',
    '--mantine-color-dark-7': 'var(--surface-2)',
    '--mantine-color-dark-8': 'var(--surface-2)',
  },
};

export const variablesOfTheme: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...variables, ...greys.light },
  dark: { ...variables, ...greys.dark },
});
