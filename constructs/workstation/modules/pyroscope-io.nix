# Pyroscope's client for Python, from PyPI: it isn't in nixpkgs. It is built for one interpreter at a time.
{
  lib,
  autoPatchelfHook,
  buildPythonPackage,
  fetchPypi,
  python,
  stdenv,
}:
let
  abi = "cp${lib.replaceStrings [ "." ] [ "" ] python.pythonVersion}";
  inherit (stdenv.hostPlatform) system;
  hashes = {
    x86_64-linux = {
      cp310 = "sha256-l7wh68ATdMAr+2dNgABGS91UJqQOkDX6OYXO+dWVFN4=";
      cp311 = "sha256-Yz0ZM2py6wtHFLvsjVEdcK86aBvxxJ9HbO64xd6U/kQ=";
      cp312 = "sha256-KzDnzBmFPug1HdrqCYJ5m8CkQxYdyEFv1/y0gh7zzbw=";
      cp313 = "sha256-eGqOppYUng3RodYBGk1Z70VvO5L2Kk1b6hiEKVVFeXw=";
      cp314 = "sha256-054XVeC79G2E8u/9mUhI9wvexARkfoTLaSHF6OJOt9M=";
    };
    aarch64-linux = {
      cp310 = "sha256-wiXVu0w1q77rKsTIBtNUxLmfToWCeYCyfV6aceUbY+A=";
      cp311 = "sha256-XMQos+1yZm2xVk679MoYR1WZnNfptENapnyVHFYfAJw=";
      cp312 = "sha256-KBW+hgyJn9rHmEvc9/EuyFuQwuyt6oLFz7vvDx9LmMU=";
      cp313 = "sha256-+FAVY2Ov5e3zH3WljJWnqXroeDfDiSm90WV5A2wkLvA=";
      cp314 = "sha256-IbSHtjL08z2+ShZZnE70A4oUuLZvCdj6DPaVZpQTtoU=";
    };
  };
  machine = "manylinux2014_${stdenv.hostPlatform.parsed.cpu.name}";
in
buildPythonPackage rec {
  pname = "pyroscope-io";
  version = "1.4.0";
  format = "wheel";

  src = fetchPypi {
    pname = "pyroscope_io";
    inherit abi format version;
    dist = abi;
    python = abi;
    platform = "${machine}.${lib.replaceStrings [ "2014" ] [ "_2_17" ] machine}";
    hash =
      hashes.${system}.${abi}
        or (throw "pyroscope-io ${version} has no build for ${abi} on ${system}: set observability.pyroscope.targets.<name>.python to CPython 3.10 to 3.14, or package to one of your own");
  };

  nativeBuildInputs = [ autoPatchelfHook ];
  buildInputs = [ stdenv.cc.cc.lib ];
  pythonImportsCheck = [ "pyroscope" ];

  meta = {
    description = "Continuous profiling of Python programs";
    homepage = "https://github.com/grafana/pyroscope-rs";
    license = lib.licenses.asl20;
    platforms = lib.attrNames hashes;
  };
}
