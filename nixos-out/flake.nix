# Generated from observability by cdktf synth. Do not edit.
{
  description = "NixOS modules of the fleet 'observability': observability with Grafana Alloy";
  outputs =
    { self }:
    {
      homeModules.default = ./home-modules;
      nixosModules = {
        default = ./modules;
        hetzner = ./hosts/hetzner.nix;
        ryzen = ./hosts/ryzen.nix;
        thinkpad = ./hosts/thinkpad.nix;
      };
    };
}
